import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { NotesId } from '#app/domain/ids.ts';
import { ProgressLine } from '#app/routes/boards.$boardId/progress-line.tsx';
import { show } from '../card-panel/show.tsx';

const NOTES = 'm' as NotesId;
const sent: { text: string; key: string }[] = [];
/** Whether what is sent is answered. */
let isAnswered = true;

beforeEach(() => {
  sent.length = 0;
  isAnswered = true;
  vi.stubGlobal('fetch', async (_href: string, { body }: { body: string }) => {
    sent.push(JSON.parse(body));
    // The server has it, and the answer is lost.
    if (!isAnswered) throw new TypeError('Failed to fetch');
    return new Response('null');
  });
});

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const field = () => screen.getByRole('textbox');
const type = (value: string) => fireEvent.change(field(), { target: { value } });
const send = () => fireEvent.click(screen.getByRole('button', { name: '记入' }));

async function open() {
  const onClose = vi.fn();
  await show(<ProgressLine notesId={NOTES} title="卡" notify={() => undefined} onClose={onClose} />);
  return onClose;
}

async function sendInVain(text: string) {
  isAnswered = false;
  type(text);
  send();
  await waitFor(() => expect(screen.getByRole('alert').textContent).toContain('还没有记入'));
  isAnswered = true;
}

it('sends a line whose answer was lost as the same one, also after it was put aside', async () => {
  await open();
  await sendInVain('印发了通知');
  cleanup();
  const onClose = await open();
  send();
  await waitFor(() => expect(onClose).toHaveBeenCalled());
  expect(sent).toHaveLength(2);
  expect(sent[1]).toEqual(sent[0]);
});

it('sends one that was changed meanwhile as another: the server would pass it over for the first', async () => {
  const onClose = await open();
  await sendInVain('印发了通知');
  type('印发了通知，已报备');
  send();
  await waitFor(() => expect(onClose).toHaveBeenCalled());
  expect(sent.map(({ text }) => text)).toEqual(['印发了通知', '印发了通知，已报备']);
  expect(sent[1]?.key).not.toBe(sent[0]?.key);
});
