import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { readDocument, toJson } from '#app/domain/document/index.ts';
import { DubanError } from '#app/domain/errors.ts';
import { DATABASE_FILE, migrate, openDatabase } from '#db/connection.server.ts';
import { readEnv } from '../env.ts';
import { run } from '../run.ts';
import { type ImportedPlan, importPlan, OPERATOR } from '../services/import-plan.ts';
import { type DocumentFile, readDocumentFile } from './read-document-file.ts';
import { summarise } from './summary.ts';

const USAGE = '用法: npm run import -- 文件.txt [--dry-run] [--json]';

/**
 * `npm run import -- FILE [--dry-run] [--json]`: makes a plan and its boards of a text file, or only says what it would
 * make. Standard output has the result alone; everything else goes to standard error.
 */
await run(async () => {
  const { file, dryRun, json } = readArguments();
  const env = readEnv(process.env);
  const document = await readDocumentFile(file);
  if (document.correctionsPath) process.stderr.write(`使用更正文件 ${document.correctionsPath}\n`);
  if (dryRun) {
    const reading = readDocument(document.source, document.corrections);
    print(json ? toJson(reading) : summarise(document.source, reading));
    return;
  }
  const imported = await importInto(env.dataDir, document);
  const { plan, reading, boards, cards } = imported;
  if (json) print({ plan, boards, cards });
  else print(`${summarise(document.source, reading)}\n\n已导入：${boards} 个看板，${cards} 张卡片。`);
});

async function importInto(dataDir: string, { source, corrections }: DocumentFile): Promise<ImportedPlan> {
  const db = openDatabase(join(dataDir, DATABASE_FILE));
  try {
    await migrate(db);
    return await importPlan(db, OPERATOR, { source, corrections });
  } finally {
    await db.destroy();
  }
}

function print(result: string | object): void {
  process.stdout.write(`${typeof result === 'string' ? result : JSON.stringify(result, null, 2)}\n`);
}

function readArguments(): { file: string; dryRun: boolean; json: boolean } {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: { 'dry-run': { type: 'boolean', default: false }, json: { type: 'boolean', default: false } },
    });
    const [file, ...rest] = positionals;
    if (file !== undefined && rest.length === 0) return { file, dryRun: values['dry-run'], json: values.json };
  } catch {
    // An option there is not: the usage says which there are.
  }
  throw new DubanError('bad-input', USAGE);
}
