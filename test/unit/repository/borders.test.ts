import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

/** [where the import stands, what it imports, whether the border lets it through] */
const CASES: [string, string, boolean][] = [
  ['app/domain/a.ts', './ids.ts', true],
  ['app/domain/a.ts', './document/index.ts', true],
  ['app/domain/a.ts', '../collab/board-doc.ts', false],
  ['app/domain/a.ts', '#app/services.ts', false],
  ['app/domain/a.ts', 'yjs', false],
  ['app/domain/a.ts', 'node:fs', false],
  ['app/domain/a.ts', 'react', false],
  ['app/domain/document/a.ts', '../plan.ts', true],
  ['app/domain/document/a.ts', '../../services.ts', false],
  ['app/collab/a.ts', '../domain/ids.ts', true],
  ['app/collab/a.ts', 'yjs', true],
  ['app/collab/a.ts', 'lib0/encoding', true],
  ['app/collab/a.ts', '../components/avatar.tsx', false],
  ['app/collab/a.ts', 'knex', false],
  ['app/notes/a.ts', '@tiptap/core', true],
  ['app/notes/nodes/a.ts', '../../domain/ids.ts', true],
  ['app/notes/a.ts', '../components/avatar.tsx', false],
  ['app/notes/a.ts', 'react', false],
  ['app/notes/a.ts', 'knex', false],
  ['app/components/a.ts', 'react', true],
  ['app/components/a.ts', '../../server/env.ts', false],
  ['app/components/a.ts', 'yjs', false],
  ['app/comments/a.ts', '../notes/services.ts', true],
  ['app/comments/a.ts', 'yjs', false],
  ['app/comments/a.ts', '../routes/_index/route.tsx', false],
  ['app/accounts/a.ts', '../domain/accounts.ts', true],
  ['app/accounts/a.ts', '../routes/_index/route.tsx', false],
  ['app/accounts/a.ts', '#server/env.ts', false],
  ['app/admin/a.ts', '../domain/policy.ts', true],
  ['app/admin/a.ts', '#server/env.ts', false],
  ['app/drafts/a.ts', '../domain/document/index.ts', true],
  ['app/drafts/a.ts', '#server/env.ts', false],
  ['db/a.server.ts', '#app/drafts/services.ts', true],
  ['app/reviews/a.ts', '../domain/agenda.ts', true],
  ['app/reviews/a.ts', '../routes/_index/route.tsx', false],
  ['app/reviews/a.ts', 'yjs', false],
  ['app/versions/a.ts', '../components/avatar.tsx', true],
  ['app/versions/a.ts', 'yjs', false],
  ['app/routes/plans/a.ts', '../../i18n/detect.server.ts', true],
  ['app/routes/plans/a.ts', '#server/env.ts', false],
  ['app/routes/plans/a.ts', '../../../db/connection.server.ts', false],
  ['db/a.server.ts', '#app/domain/ids.ts', true],
  ['app/snapshots/a.ts', '../domain/ids.ts', true],
  ['app/snapshots/a.ts', '#server/env.ts', false],
  ['db/a.server.ts', '#app/notes/services.ts', true],
  ['db/a.server.ts', '#app/admin/services.ts', true],
  ['db/a.server.ts', '#app/reviews/services.ts', true],
  ['db/a.server.ts', '#app/snapshots/services.ts', true],
  ['db/a.server.ts', '#app/notes/schema.ts', false],
  ['db/a.server.ts', '#app/collab/board-doc.ts', false],
  ['db/repositories/a.server.ts', '../../app/collab/board-doc.ts', false],
  ['db/a.server.ts', '#server/env.ts', false],
  ['db/a.server.ts', 'yjs', false],
  ['server/a.ts', '#app/collab/board-doc.ts', true],
  ['server/a.ts', '#app/routes/_index/route.tsx', false],
  ['server/services/a.ts', '../../app/components/avatar.tsx', false],
];

let folder: string;
let refused: Set<string>;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'duban-borders-'));
  const config = JSON.parse(readFileSync('biome.json', 'utf8'));
  writeFileSync(join(folder, 'biome.json'), JSON.stringify({ ...config, $schema: undefined, vcs: { enabled: false } }));
  CASES.forEach(([from, to], index) => {
    const file = join(folder, place(from, index));
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, `import x from '${to}';\n\nx();\n`);
  });
  refused = lint(folder);
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A file of its own for each case, in the folder the case is about. */
function place(from: string, index: number): string {
  return from.replace(/\/a\./, `/case-${index}.`);
}

/** The files in which Biome finds an import that crosses a border. */
function lint(cwd: string): Set<string> {
  let out: string;
  try {
    const biome = resolve('node_modules/.bin/biome');
    const args = ['lint', '--only=style/noRestrictedImports', '--reporter=json', '--max-diagnostics=none', '.'];
    out = execFileSync(biome, args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  } catch (error) {
    out = String((error as { stdout: unknown }).stdout);
  }
  const report = JSON.parse(out.slice(out.indexOf('{'))) as {
    diagnostics: { location: { path: string | { file: string } } }[];
  };
  return new Set(report.diagnostics.map(({ location: { path } }) => (typeof path === 'string' ? path : path.file)));
}

describe('the borders between rooms', () => {
  it.each(CASES.map(([from, to, passes], index) => ({ from, to, passes, file: place(from, index) })))(
    '$from importing $to: allowed is $passes',
    ({ file, passes }) => {
      expect([...refused].some((path) => path.endsWith(file))).toBe(!passes);
    },
  );
});
