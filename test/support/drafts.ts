import type { Actor } from '#app/domain/policy.ts';
import { createDrafts, type DraftsOptions } from '#server/services/drafts/index.ts';
import { addPerson, seededDatabase } from './database.ts';

/** A small document, with a name that may be another's, a stretch that nobody answers for, and words that mean harm. */
export const SMALL_DOCUMENT = `关于试点的意见
国发〔2030〕1号
一、总体要求
（一）开展试点。各地要开展试点，2031年6月底前完成。2032年底前总结推广<script>alert(1)</script>。（财政部牵头，国家发改委等部门负责）
（二）加强指导。加强对试点的指导<img src=x onerror=alert(2)>。（试点办公室负责）
（三）其他事项。
此段无人负责。
`;

/** What drafts ask of boards that are open: none is. */
export const NOBODY_ON_BOARDS: Omit<DraftsOptions, 'db' | 'now'> = {
  cards: { isKept: () => true, changed: async () => undefined },
  setAnswering: async () => undefined,
  onChanged: () => undefined,
};

/** The first document's database, with two who may import, one who leads, and the drafts. */
export async function draftScene() {
  const { db, dir } = await seededDatabase();
  const people: Readonly<Record<'admin' | 'other' | 'lead', Actor>> = {
    admin: await addPerson(db, 'admin', { roles: ['administrator'] }),
    other: await addPerson(db, 'other', { roles: ['administrator'] }),
    lead: await addPerson(db, 'lead', { roles: ['lead'] }),
  };
  let clock = 10_000;
  const now = () => {
    clock += 1;
    return clock;
  };
  const drafts = createDrafts({ db, now, ...NOBODY_ON_BOARDS });
  const begin = (text = SMALL_DOCUMENT) => drafts.begin(people.admin, { kind: 'text', text });
  return { db, dir, people, drafts, begin };
}

/** Where words stand in {@link SMALL_DOCUMENT}. */
export const placeOf = (words: string) => SMALL_DOCUMENT.indexOf(words);
