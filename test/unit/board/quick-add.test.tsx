import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { I18nextProvider } from 'react-i18next';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { QuickAdd } from '#app/components/board/quick-add.tsx';
import type { StageId } from '#app/domain/ids.ts';
import { createI18n } from '#app/i18n/instance.ts';
import texts from '#app/i18n/zh-CN/index.ts';

afterEach(cleanup);

const i18n = await createI18n('zh-CN', texts);
const STAGE = 'doing' as StageId;

function open() {
  const [onAdd, onOpen] = [vi.fn(), vi.fn()];
  render(
    <I18nextProvider i18n={i18n}>
      <QuickAdd stage={STAGE} stageName="推进中" isOpen isReady onOpen={onOpen} onAdd={onAdd} />
    </I18nextProvider>,
  );
  return { onAdd, onOpen, input: screen.getByRole<HTMLInputElement>('textbox', { name: '在“推进中”添加任务' }) };
}

describe('quick add', () => {
  it('adds at Enter and stays, empty, for the next one', () => {
    const { onAdd, onOpen, input } = open();
    fireEvent.change(input, { target: { value: '起草方案' } });
    fireEvent.keyDown(input, { key: 'Enter' });
    expect(onAdd).toHaveBeenCalledExactlyOnceWith(STAGE, '起草方案', false);
    expect(onOpen).not.toHaveBeenCalled();
    expect(input.value).toBe('');
  });

  it('does nothing at an Enter that an input method took', () => {
    const { onAdd, input } = open();
    fireEvent.change(input, { target: { value: 'qicao' } });
    fireEvent.keyDown(input, { key: 'Enter', isComposing: true });
    fireEvent.keyDown(input, { key: 'Enter', keyCode: 229 });
    expect(onAdd).not.toHaveBeenCalled();
    expect(input.value).toBe('qicao');
  });

  it('adds and opens at Ctrl or ⌘ with Enter, and closes', () => {
    const { onAdd, onOpen, input } = open();
    fireEvent.change(input, { target: { value: '起草方案' } });
    fireEvent.keyDown(input, { key: 'Enter', ctrlKey: true });
    expect(onAdd).toHaveBeenCalledExactlyOnceWith(STAGE, '起草方案', true);
    expect(onOpen).toHaveBeenCalledExactlyOnceWith(null);
  });

  it('closes at Esc and keeps what was typed', () => {
    const { onAdd, onOpen, input } = open();
    fireEvent.change(input, { target: { value: '半句话' } });
    fireEvent.keyDown(input, { key: 'Escape' });
    expect(onOpen).toHaveBeenCalledExactlyOnceWith(null);
    expect(onAdd).not.toHaveBeenCalled();
    expect(input.value).toBe('半句话');
  });

  it('adds nothing without a title', () => {
    const { onAdd, input } = open();
    fireEvent.change(input, { target: { value: '   ' } });
    fireEvent.keyDown(input, { key: 'Enter' });
    expect(onAdd).not.toHaveBeenCalled();
  });
});
