import type { INumberingOptions } from 'docx';
import { INDENT } from './styles.ts';

/** How deep Word numbers lists within lists. */
const LEVELS = 9;
const BULLETS = ['•', '◦', '▪'];

/** What a list's items are numbered by. */
export interface ListSign {
  readonly reference: string;
  readonly level: number;
}

/**
 * The lists of a document. Each numbered one has a numbering of its own: Word goes on counting where two share one, in whatever
 * list the second is.
 */
export class Numbering {
  private readonly config: INumberingOptions['config'][number][] = [
    {
      reference: 'bullets',
      levels: levels((level) => ({ format: 'bullet', text: BULLETS[level % BULLETS.length] as string, start: 1 })),
    },
  ];

  /** @param depth of the list within others, from 0 */
  bullets(depth: number): ListSign {
    return { reference: 'bullets', level: Math.min(depth, LEVELS - 1) };
  }

  /** @param start the first number */
  numbers(depth: number, start: number): ListSign {
    const level = Math.min(depth, LEVELS - 1);
    const reference = `numbers-${this.config.length}`;
    this.config.push({
      reference,
      levels: levels((each) => ({ format: 'decimal', text: `%${each + 1}.`, start: each === level ? start : 1 })),
    });
    return { reference, level };
  }

  get options(): INumberingOptions {
    return { config: this.config };
  }
}

function levels(of: (level: number) => { format: 'bullet' | 'decimal'; text: string; start: number }) {
  return Array.from({ length: LEVELS }, (_, level) => ({
    level,
    ...of(level),
    alignment: 'left' as const,
    style: { paragraph: { indent: { left: INDENT * (level + 1), hanging: INDENT } } },
  }));
}
