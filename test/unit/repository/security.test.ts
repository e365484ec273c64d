import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT } from '#server/root.ts';
import { ASVS_5_LEVEL_2 } from './asvs.ts';

const text = readFileSync(join(ROOT, 'server/SECURITY.md'), 'utf8');
const rows = [...text.matchAll(/^\| ([^|]*) \| (\d+\.\d+\.\d+) \| ([^|]*) \| (.*) \|$/gm)].map(
  ([, mark, number, what, how]) => {
    return { mark, number, what, how: how ?? '' };
  },
);

/** `1.2` and `1-3 5` → `1.2.1`, `1.2.2`, `1.2.3`, `1.2.5`. */
function numbersOf([section, ranges]: [string, string]): string[] {
  return ranges.split(' ').flatMap((range) => {
    const [first = 0, last = first] = range.split('-').map(Number);
    return Array.from({ length: last - first + 1 }, (_, i) => `${section}.${first + i}`);
  });
}

describe('the list in SECURITY.md', () => {
  it('has a line for each requirement of levels 1 and 2, once and in their order', () => {
    const numbers = Object.entries(ASVS_5_LEVEL_2).flatMap(numbersOf);
    expect(numbers).toHaveLength(253);
    expect(rows.map(({ number }) => number)).toEqual(numbers);
  });

  it('says of each whether it is met, and how or why not', () => {
    for (const { mark, number, what, how } of rows) {
      expect(['✓', '◐', '✗', '–'], number).toContain(mark);
      expect(what?.trim(), number).not.toBe('');
      expect(how.trim(), number).not.toBe('');
    }
  });

  it('names files that there are', () => {
    const named = [...text.matchAll(/`((?:test|server|app|db)\/[^`*\s]+)`/g)].map(([, path]) => path ?? '');
    expect(named.filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
    expect(named.filter((path) => path.startsWith('test/')).length).toBeGreaterThan(100);
  });

  it('names tests by titles that they have', () => {
    const titled = [...text.matchAll(/`(test\/[^`]+)` "([^"]+)"/g)].map(([, path = '', title = '']) => ({
      path,
      title,
    }));
    const gone = titled.filter(({ path, title }) => !readFileSync(join(ROOT, path), 'utf8').includes(title));
    expect(gone).toEqual([]);
    expect(titled.length).toBeGreaterThan(15);
  });
});

/** Lines of the program's own source that match, as `path: line`. */
function linesWith(pattern: RegExp, ...folders: string[]): string[] {
  const files = execFileSync('git', ['ls-files', '--', ...folders], { cwd: ROOT, encoding: 'utf8' }).split('\n');
  return files
    .filter((path) => /\.tsx?$/.test(path) && existsSync(join(ROOT, path)))
    .flatMap((path) =>
      readFileSync(join(ROOT, path), 'utf8')
        .split('\n')
        .map((line) => ({ path, line })),
    )
    .filter(({ line }) => pattern.test(line))
    .map(({ path, line }) => `${path}: ${line.trim()}`);
}

describe('the program’s source', () => {
  it('puts no text into a page as HTML, and runs none as code', () => {
    const into = /dangerouslySetInnerHTML|\.(?:inner|outer)HTML\s*=|insertAdjacentHTML|document\.write\(/;
    expect(linesWith(into, 'app')).toEqual([]);
    expect(linesWith(/\beval\(|new Function\(|\bvm\.run/, 'app', 'server', 'db')).toEqual([]);
  });

  it('hashes with SHA-256 alone, draws what nobody is to guess from the system, and believes no certificate unseen', () => {
    expect(linesWith(/create(?:Hash|Hmac)\((?!'sha256')/, 'app', 'server', 'db')).toEqual([]);
    expect(linesWith(/Math\.random/, 'server', 'db')).toEqual([]);
    expect(linesWith(/rejectUnauthorized|NODE_TLS_REJECT/, 'app', 'server', 'db')).toEqual([]);
  });

  it('does nothing that is asked without the token of a page', () => {
    const actions = linesWith(/^export\b.*\baction\b/, 'app/routes');
    expect(actions.length).toBeGreaterThan(30);
    expect(actions.filter((line) => !/: export const action = (?:guarded|answering)\(/.test(line))).toEqual([]);
    // Forms have a field for it, for where no script sends them; what scripts send, `fetch` sends.
    const posting = linesWith(/<\w.*method="post"|^\s*method="post"/, 'app').map((line) => line.split(':')[0] ?? '');
    const withField = linesWith(/<TokenField \/>/, 'app').map((line) => line.split(':')[0] ?? '');
    expect(withField).toEqual(posting);
    expect(linesWith(/sendBeacon|XMLHttpRequest/, 'app')).toEqual([]);
  });

  it('reads what requests carry within bounds', () => {
    const unbounded = linesWith(
      /request\.(?:json|text|arrayBuffer|blob|formData|body)\b/,
      'app/routes',
      'app/accounts',
      'app/admin',
    );
    expect(unbounded).toEqual([]);
  });
});
