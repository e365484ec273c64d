import { useTranslation } from 'react-i18next';
import en from '../i18n/en/comments.json';
import { useBundle } from '../i18n/use-bundle.ts';
import zhCN from '../i18n/zh-CN/comments.json';

const TEXTS = { 'zh-CN': zhCN, en };

/** Makes the texts of comments known, and translates with them. They come with what shows comments, not with every page. */
export function useTexts() {
  useBundle('comments', TEXTS);
  return useTranslation('comments');
}
