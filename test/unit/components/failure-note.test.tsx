import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type FailureCode, postJson } from '#app/ask-server.ts';
import { useTexts as useComments } from '#app/comments/use-texts.ts';
import { FailureNote } from '#app/components/failure-note.tsx';
import { useTexts as useMarks } from '#app/components/marks/use-texts.ts';
import { WordsForm } from '#app/components/marks/words-form.tsx';
import { ERROR_CODES, type ErrorCode } from '#app/domain/errors.ts';
import enErrors from '#app/i18n/en/errors.json';
import enMarks from '#app/i18n/en/marks.json';
import zhErrors from '#app/i18n/zh-CN/errors.json';
import zhMarks from '#app/i18n/zh-CN/marks.json';
import { useTexts as useReviews } from '#app/reviews/use-texts.ts';
import { show } from '../card-panel/show.tsx';

beforeEach(() => sessionStorage.clear());
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const PARTS = { comments: useComments, marks: useMarks, reviews: useReviews };
const CODES = [...Object.keys(ERROR_CODES), 'offline', 'unexpected'] as FailureCode[];
const LANGUAGES = ['zh-CN', 'en'] as const;

describe.each(LANGUAGES)('in %s', (language) => {
  const errors = language === 'en' ? enErrors : zhErrors;
  const marks = language === 'en' ? enMarks : zhMarks;

  it.each(Object.entries(PARTS))('%s have a sentence for whatever the server may answer', async (of, useTexts) => {
    function Notes() {
      useTexts();
      return CODES.map((code) => <FailureNote key={code} code={code} of={of as keyof typeof PARTS} />);
    }
    await show(<Notes />, language);
    const said = screen.getAllByRole('alert').map(({ textContent }) => textContent);
    expect(said).toHaveLength(CODES.length);
    for (const sentence of said) expect(sentence).not.toMatch(/^$|^(?:\w+:)?(?:error|help)\./);
    expect(said[CODES.indexOf('form-over')]).toBe(errors.help['form-over']);
    expect(said[CODES.indexOf('not-saved')]).toBe(errors.help['not-saved']);
  });

  it.each([
    ['form-over', errors.help['form-over']],
    ['outdated', marks.error.outdated],
  ] as [ErrorCode, string][])(
    '%s leaves what was typed where it is, says so, and can be sent again',
    async (code, words) => {
      const answers = [Response.json({ error: { code } }, { status: ERROR_CODES[code] }), Response.json({})];
      const fetch = vi.fn(async () => answers.shift());
      vi.stubGlobal('fetch', fetch);
      const form = (
        <WordsForm label="x" draftKey="d" kinds={['answered']} onSay={(_, text) => postJson('/a', { text })} />
      );
      await show(form, language);
      const field = screen.getByRole<HTMLTextAreaElement>('textbox');
      fireEvent.change(field, { target: { value: '已办结，附材料' } });
      const send = screen.getAllByRole('button')[0] as HTMLElement;
      fireEvent.click(send);
      await waitFor(() => expect(screen.getByRole('alert').textContent).toBe(words));
      expect(field.value).toBe('已办结，附材料');
      fireEvent.click(send);
      await waitFor(() => expect(field.value).toBe(''));
      expect(fetch).toHaveBeenCalledTimes(2);
    },
  );
});
