import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { AgencyName, ShortNamesProvider } from '#app/components/agency-name.tsx';
import type { AgencyId } from '#app/domain/ids.ts';
import type { Agency } from '#app/domain/plan.ts';

afterEach(cleanup);

const agency = (name: string, shortName?: string): Agency => {
  return { id: name as AgencyId, name, kind: 'ministry', ...(shortName && { shortName }) };
};
const AGENCIES = [agency('国家发展改革委', '发改委'), agency('财政部')];

/** What is seen of a link, what it is called to those who do not see it, and what the pointer says. */
function linkOf(name: string, isBrief: boolean) {
  const { container } = render(
    <ShortNamesProvider of={AGENCIES}>
      <a href="/">
        <AgencyName name={name} isBrief={isBrief} />
      </a>
    </ShortNamesProvider>,
  );
  const unseen = container.querySelector('.sr-only')?.textContent ?? '';
  const title = container.querySelector('[title]')?.getAttribute('title') ?? null;
  return { seen: container.textContent?.replace(unseen, ''), title };
}

it('is short where there is little room, the whole at the pointer and read aloud', () => {
  expect(linkOf('国家发展改革委', true)).toEqual({ seen: '发改委', title: '国家发展改革委' });
  expect(screen.getByRole('link', { name: '国家发展改革委' })).toBeTruthy();
});

it('is whole where there is room, and where there is no short one', () => {
  expect(linkOf('国家发展改革委', false)).toEqual({ seen: '国家发展改革委', title: null });
  expect(linkOf('财政部', true)).toEqual({ seen: '财政部', title: null });
  expect(linkOf('别的单位', true)).toEqual({ seen: '别的单位', title: null });
});
