import type { Knex } from 'knex';

/**
 * In which plans an image was brought into notes. The same bytes are one image, wherever they are brought; who may see it is a
 * matter of where.
 */
export async function up(db: Knex): Promise<void> {
  await db.schema.createTable('image_plans', (t) => {
    t.string('image_id', 64).notNullable().references('images.id').onDelete('CASCADE');
    t.string('plan_id', 40).notNullable().references('plans.id').onDelete('CASCADE');
    t.primary(['image_id', 'plan_id']);
  });
  for (const [kind, subjects] of SUBJECTS) {
    await db.raw(`INSERT INTO image_plans (image_id, plan_id)
      SELECT i.id, s.plan_id FROM images i JOIN (${subjects}) s ON i.document_name = '${kind}/' || s.id`);
  }
}

export async function down(db: Knex): Promise<void> {
  await db.schema.dropTable('image_plans');
}

/** What notes and minutes are of, with the plan that it is of. */
const SUBJECTS = [
  ['notes', 'SELECT id, plan_id FROM measures'],
  ['notes', "SELECT c.id, b.plan_id FROM cards c JOIN boards b ON b.id = c.board_id WHERE c.kind = 'task'"],
  ['minutes', 'SELECT id, plan_id FROM reviews'],
] as const;
