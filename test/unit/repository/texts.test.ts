import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = 'app/i18n';
const namespaces = readdirSync(join(ROOT, 'zh-CN')).filter((file) => file.endsWith('.json'));

/** Every leaf of a namespace as `path → text`, plural forms under the name they share. */
function leaves(language: string, file: string): Map<string, string> {
  const found = new Map<string, string>();
  const walk = (node: unknown, path: string) => {
    if (typeof node === 'string') found.set(path.replace(/_(zero|one|two|few|many|other)$/, ''), node);
    else for (const [key, child] of Object.entries(node as object)) walk(child, path ? `${path}.${key}` : key);
  };
  walk(JSON.parse(readFileSync(join(ROOT, language, file), 'utf8')), '');
  return found;
}

const placeholders = (text: string) => [...text.matchAll(/\{\{(\w+)[^}]*\}\}/g)].map((match) => match[1]).sort();

describe('the texts of the interface', () => {
  it('are in the same files for both languages', () => {
    expect(readdirSync(join(ROOT, 'en')).sort()).toEqual(readdirSync(join(ROOT, 'zh-CN')).sort());
  });

  it.each(namespaces)('%s has the same keys in Chinese and English', (file) => {
    expect([...leaves('en', file).keys()].sort()).toEqual([...leaves('zh-CN', file).keys()].sort());
  });

  it.each(namespaces)(
    '%s fills the same placeholders in both, but for a count that a language has no use for',
    (file) => {
      const english = leaves('en', file);
      for (const [key, chinese] of leaves('zh-CN', file)) {
        const other = placeholders(english.get(key) ?? '').filter((name) => name !== 'count');
        expect(
          placeholders(chinese).filter((name) => name !== 'count'),
          key,
        ).toEqual(other);
      }
    },
  );

  it.each(namespaces)('%s leaves no text empty and no Chinese text in English', (file) => {
    for (const language of ['zh-CN', 'en']) {
      for (const [key, text] of leaves(language, file)) expect(text.trim(), `${language} ${key}`).not.toBe('');
    }
    for (const [key, text] of leaves('zh-CN', file)) {
      expect(/[。，；：？！]\s/.test(text), `${key}: no blank after full-width punctuation`).toBe(false);
    }
  });
});
