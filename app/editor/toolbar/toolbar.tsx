import type { Editor } from '@tiptap/core';
import { useEditorState } from '@tiptap/react';
import { useRef } from 'react';
import { ariaKeys, writeKeys } from '../keys.ts';
import type { PanelName } from '../panels/panel-store.ts';
import { useNotesTexts } from '../use-notes-texts.ts';
import type { Tool } from './items.ts';
import { useRoving } from './roving.ts';

interface ToolbarProps {
  readonly editor: Editor;
  readonly label: string;
  readonly groups: readonly (readonly Tool[])[];
  readonly editable: boolean;
  readonly open: (panel: PanelName) => void;
}

/** A bar of tools. Of what cannot be done the buttons stay, lest the focus be lost with them. */
export function Toolbar({ editor, label, groups, editable, open }: ToolbarProps) {
  const { t } = useNotesTexts();
  const bar = useRef<HTMLDivElement>(null);
  const tools = groups.flat();
  const { onKeyDown, tool: rove } = useRoving(bar, tools.length);
  const states = useEditorState({
    editor,
    selector: ({ editor: now }) =>
      tools.map((tool) => ({
        on: tool.isOn?.(now) ?? false,
        possible: (tool.isForReaders || editable) && (tool.isPossible?.(now) ?? true),
      })),
  });
  let index = 0;
  return (
    <div
      ref={bar}
      role="toolbar"
      aria-label={label}
      className="notes-toolbar"
      onKeyDown={(event) => {
        if (event.key === 'Escape') editor.view.focus();
        else onKeyDown(event);
      }}
    >
      {groups.map((group) => (
        <div key={group[0]?.name} className="notes-toolbar-group">
          {group.map((tool) => {
            const state = states[index];
            const props = rove(index++);
            return (
              <button
                key={tool.name}
                type="button"
                {...props}
                aria-label={t(`toolbar.${tool.name}`)}
                title={tool.keys ? `${t(`toolbar.${tool.name}`)} (${writeKeys(tool.keys)})` : t(`toolbar.${tool.name}`)}
                aria-keyshortcuts={tool.keys && ariaKeys(tool.keys)}
                aria-pressed={tool.isOn ? state?.on : undefined}
                aria-disabled={!state?.possible}
                // The selection in the text is what the tool is for.
                onMouseDown={(event) => event.preventDefault()}
                onClick={() => state?.possible && !editor.view.composing && tool.run(editor, open)}
              >
                <tool.icon aria-hidden="true" size={18} />
              </button>
            );
          })}
        </div>
      ))}
    </div>
  );
}
