import { cleanup, screen, within } from '@testing-library/react';
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { StaticNotes } from '#app/components/notes/static-notes.tsx';
import { textWithin } from '#app/notes/plain-text.ts';
import type { NotesNode } from '#app/notes/services.ts';
import { show } from '../card-panel/show.tsx';
import {
  br,
  cell,
  code,
  day,
  doc,
  h,
  head,
  image,
  li,
  link,
  notes,
  ol,
  p,
  person,
  quote,
  reference,
  table,
  task,
  tasks,
  text,
} from './notes-arbitraries.ts';

afterEach(cleanup);

describe('notes to read', () => {
  it('have headings below the title of the page', async () => {
    await show(<StaticNotes content={doc(h(1, 'a'), h(3, 'b'))} />);
    expect(screen.getByRole('heading', { level: 2 }).textContent).toBe('a');
    expect(screen.getByRole('heading', { level: 4 }).textContent).toBe('b');
  });

  it('say of each task what it is and whether it is done', async () => {
    await show(<StaticNotes content={doc(tasks(task(true, '报送材料'), task(false, '开会')))} />);
    const done = screen.getByRole<HTMLInputElement>('checkbox', { name: '报送材料' });
    expect([done.checked, done.disabled]).toEqual([true, true]);
    expect(screen.getByRole<HTMLInputElement>('checkbox', { name: '开会' }).checked).toBe(false);
  });

  it('have tables with heads and spans, which the keyboard can scroll', async () => {
    await show(
      <StaticNotes content={doc(table([head('单位', { colspan: 2 })], [cell('a', { rowspan: 999 }), cell('b')]))} />,
    );
    const found = screen.getByRole('table');
    expect(within(found).getByText('单位').closest('th')?.colSpan).toBe(2);
    expect(within(found).getByText('a').closest('td')?.rowSpan).toBe(50);
    expect(found.parentElement?.tabIndex).toBe(0);
  });

  it('lead only where links may lead', async () => {
    await show(<StaticNotes content={doc(p(link('a', 'https://example.cn/'), link('b', 'javascript:alert(1)')))} />);
    const found = screen.getByRole<HTMLAnchorElement>('link');
    expect([found.textContent, found.href, found.target, found.rel]).toEqual([
      'a',
      'https://example.cn/',
      '_blank',
      'noopener noreferrer nofollow',
    ]);
  });

  it('show images of this server alone, with what they are called and how large they are', async () => {
    await show(
      <StaticNotes content={doc(image('会场'), { type: 'image', attrs: { id: 'https://evil.example/', alt: 'x' } })} />,
    );
    const found = screen.getByRole<HTMLImageElement>('img');
    expect([found.alt, found.getAttribute('src'), found.width, found.height]).toEqual([
      '会场',
      `/images/${'a'.repeat(64)}`,
      40,
      30,
    ]);
  });

  it('have days in the language of the reader, mentions, references, marks, quotes, code and numbers', async () => {
    const content = doc(
      p(person('李明'), reference('1.2'), br, day('2017-06-30'), text('b', 'bold', 'strike')),
      quote(p('c')),
      code('d\n e'),
      ol(3, li('f')),
    );
    const { container, update } = await show(<StaticNotes content={content} />, 'en');
    expect(container.querySelector('p')?.innerHTML).toBe(
      '<span data-mention="">@李明</span><span data-commitment="">#1.2</span><br><time datetime="2017-06-30" data-on="2017-06-30" lang="en">30 Jun 2017</time><strong><s>b</s></strong>',
    );
    expect(container.querySelector('blockquote')?.textContent).toBe('c');
    expect(container.querySelector('pre')?.textContent).toBe('d\n e');
    expect(container.querySelector('ol')?.start).toBe(3);
    update(<StaticNotes content={null} />);
    expect(container.textContent).toBe('');
  });

  it('show what stands within what they do not know, however deep', async () => {
    let deep: NotesNode = p('底');
    for (let i = 0; i < 10_000; i++) deep = { type: 'unknown', content: [deep] };
    const { container } = await show(<StaticNotes content={doc(deep, { type: 'odd', content: [text('a')] })} />);
    expect(container.textContent).toBe('底a');
  });

  it('have all their words, and no other markup than their own', async () => {
    await fc.assert(
      fc.asyncProperty(notes, async (content) => {
        const { container, unmount } = await show(<StaticNotes content={content} />);
        const words = textWithin([content]).replaceAll('2017-06-30', '2017年6月30日');
        expect(container.textContent?.replace(/\s/g, '')).toBe(words.replace(/\s/g, ''));
        unmount();
      }),
      { numRuns: 50 },
    );
  });
});
