import { useTranslation } from 'react-i18next';
import en from '../i18n/en/accounts.json';
import { useBundle } from '../i18n/use-bundle.ts';
import zhCN from '../i18n/zh-CN/accounts.json';

const TEXTS = { 'zh-CN': zhCN, en };

/** Makes the texts of accounts known, and translates with them. */
export function useTexts() {
  useBundle('accounts', TEXTS);
  return useTranslation('accounts');
}
