import type { Extensions } from '@tiptap/core';
import { notesExtensions } from '../../notes/schema.ts';
import type { Live } from '../live.ts';
import { readAddress } from '../panels/addresses.ts';
import { imageView } from './image-view.ts';
import { commitmentView, dayView, mentionView } from './inline-views.ts';
import { tableView } from './table-view.ts';
import { taskView } from './task-view.ts';

/** What notes are made of, each as it is shown on the page. The schema is the server's: it is not changed by how it is shown. */
export function shownExtensions(live: Live, describeImage: () => void): Extensions {
  return notesExtensions().map((extension) => {
    switch (extension.name) {
      case 'mention':
        return extension.extend({ addNodeView: () => mentionView(live) });
      case 'commitment':
        return extension.extend({ addNodeView: () => commitmentView() });
      case 'day':
        return extension.extend({ addNodeView: () => dayView(live) });
      case 'image':
        return extension.extend({ addNodeView: () => imageView(live, describeImage) });
      case 'taskItem':
        return extension.extend({ addNodeView: () => taskView(live) });
      case 'link':
        // It is asked about what is written too, of which an address is made only then.
        return extension.configure({ isAllowedUri: (written: string) => readAddress(written) !== null });
      case 'table':
        return extension.extend({ addNodeView: () => tableView });
      default:
        return extension;
    }
  });
}
