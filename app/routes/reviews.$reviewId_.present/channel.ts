import type { Decision } from '../../reviews/services.ts';
import type { Position } from './position.ts';

/** Where a screen is, for whoever follows it. */
export interface Whereabouts extends Position {
  /** Of the slide it is on, at least 1. */
  readonly pages: number;
  /** When the presentation began, and when this slide was come to; epoch milliseconds. */
  readonly startedAt: number;
  readonly slideAt: number;
}

/** What the windows of one presentation, all of one browser, say to each other. */
export type Message =
  /** Somebody has come and asks where the screen is. */
  | { readonly kind: 'hello' }
  /** A screen says where it is. */
  | { readonly kind: 'at'; readonly at: Whereabouts }
  /** A screen is closed. */
  | { readonly kind: 'bye' }
  /** The presenter's window leads. */
  | { readonly kind: 'step'; readonly by: 1 | -1 }
  | { readonly kind: 'go'; readonly slide: number }
  | { readonly kind: 'decided'; readonly decision: Decision };

export const channelName = (reviewId: string) => `duban:present:${reviewId}`;
