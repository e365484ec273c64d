import { cleanup, fireEvent, screen } from '@testing-library/react';
import type { ComponentProps } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { keepDraft, keptDraft } from '#app/components/card-panel/drafts.ts';
import { EditableField } from '#app/components/card-panel/editable-field.tsx';
import { show } from './show.tsx';

const onSave = vi.fn<(text: string) => void>();

beforeEach(() => {
  onSave.mockReset();
  keepDraft('c1/contact', null);
});
afterEach(cleanup);

function field(more: Partial<ComponentProps<typeof EditableField>> = {}) {
  return (
    <EditableField
      label="包干责任人"
      kind="line"
      value="王五"
      draftKey="c1/contact"
      writable
      onSave={onSave}
      {...more}
    />
  );
}

const input = () => screen.getByLabelText<HTMLInputElement>('包干责任人');
const type = (value: string) => fireEvent.change(input(), { target: { value } });

describe('an editable field', () => {
  it('saves, trimmed, when it is left', async () => {
    await show(field());
    type(' 李四 ');
    fireEvent.blur(input());
    expect(onSave.mock.calls).toEqual([['李四']]);
  });

  it('saves nothing when nothing was changed', async () => {
    await show(field());
    fireEvent.blur(input());
    type('李四');
    type('王五');
    fireEvent.keyDown(input(), { key: 'Enter' });
    expect(onSave).not.toHaveBeenCalled();
  });

  it('saves on Enter in a single line only', async () => {
    const { update } = await show(field({ kind: 'text' }));
    type('李四');
    fireEvent.keyDown(input(), { key: 'Enter' });
    expect(onSave).not.toHaveBeenCalled();
    update(field({ kind: 'line' }));
    fireEvent.keyDown(input(), { key: 'Enter' });
    expect(onSave.mock.calls).toEqual([['李四']]);
  });

  it.each([
    ['the event says it composes', { isComposing: true }],
    ['the key code is 229', { keyCode: 229 }],
  ])('does not save on the Enter that picks a candidate: %s', async (_how, init) => {
    await show(field());
    type('李四');
    fireEvent.keyDown(input(), { key: 'Enter', ...init });
    fireEvent.keyDown(input(), { key: 'Escape', ...init });
    expect(onSave).not.toHaveBeenCalled();
    expect(input().value).toBe('李四');
  });

  it('reverts on Esc, and keeps that Esc from closing the card', async () => {
    await show(field());
    type('李四');
    expect(fireEvent.keyDown(input(), { key: 'Escape' })).toBe(false);
    expect(input().value).toBe('王五');
    // With nothing to revert, Esc is the card's.
    expect(fireEvent.keyDown(input(), { key: 'Escape' })).toBe(true);
    fireEvent.blur(input());
    expect(onSave).not.toHaveBeenCalled();
  });

  it('follows the live value while nobody writes', async () => {
    const { update } = await show(field());
    update(field({ value: '赵六' }));
    expect(input().value).toBe('赵六');
  });

  describe('whose value somebody else changes under a draft', () => {
    async function inConflict() {
      const shown = await show(field());
      type('李四');
      shown.update(field({ value: '赵六' }));
      return shown;
    }

    it('keeps the draft, shows both, and does not save by itself', async () => {
      await inConflict();
      fireEvent.blur(input());
      expect(onSave).not.toHaveBeenCalled();
      expect(input().value).toBe('李四');
      const notice = screen.getByRole('alert').textContent;
      expect(notice).toContain('赵六');
      expect(notice).toContain('李四');
    });

    it('saves mine where the person says so', async () => {
      await inConflict();
      fireEvent.click(screen.getByText('保留我的'));
      expect(onSave.mock.calls).toEqual([['李四']]);
    });

    it('shows theirs where the person says so', async () => {
      await inConflict();
      fireEvent.click(screen.getByText('采用对方的'));
      expect(onSave).not.toHaveBeenCalled();
      expect(input().value).toBe('赵六');
      expect(screen.queryByRole('alert')).toBeNull();
      expect(document.activeElement).toBe(input());
    });

    it('has the draft again when the card is opened again', async () => {
      const { unmount } = await inConflict();
      unmount();
      expect(onSave).not.toHaveBeenCalled();
      expect(keptDraft('c1/contact')?.text).toBe('李四');
      await show(field({ value: '赵六' }));
      expect(input().value).toBe('李四');
      expect(screen.getByRole('alert').textContent).toContain('赵六');
    });
  });

  it('asks nothing when both wrote the same', async () => {
    const { update } = await show(field());
    type('李四');
    update(field({ value: '李四' }));
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('saves a draft when the card goes away without a blur', async () => {
    const { unmount } = await show(field());
    type('李四');
    unmount();
    expect(onSave.mock.calls).toEqual([['李四']]);
  });

  it('says why a text is not saved, and keeps it', async () => {
    await show(field({ check: (text) => (text === '' ? '不能为空' : null) }));
    type('');
    fireEvent.blur(input());
    expect(onSave).not.toHaveBeenCalled();
    expect(screen.getByText('不能为空')).toBeTruthy();
    expect(input().getAttribute('aria-invalid')).toBe('true');
    expect(input().value).toBe('');
  });

  it('is plain text for who may only read', async () => {
    const { update } = await show(field({ writable: false }));
    expect(screen.queryByRole('textbox')).toBeNull();
    expect(screen.getByText('王五')).toBeTruthy();
    update(field({ writable: false, value: '' }));
    expect(screen.getByText('未填写')).toBeTruthy();
  });

  it('keeps what was written when writing is taken away', async () => {
    const { update } = await show(field());
    type('李四');
    update(field({ writable: false }));
    fireEvent.blur(input());
    expect(onSave).not.toHaveBeenCalled();
    expect(input().value).toBe('李四');
    expect(screen.getByText(/还没有保存/)).toBeTruthy();
  });
});
