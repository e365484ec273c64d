import type { CardDetails } from '../../services.ts';

/** What the panel has from the server. */
export interface PanelDetails extends CardDetails {
  /** The server could not be asked: what is missing here may well be there. */
  readonly unknown: boolean;
}

/** Of the cards this page has shown, so that one can be opened again without a connection. */
const seen = new Map<string, PanelDetails>();

/**
 * Asks the server for a card's details; without a connection, what was seen of it last. A board goes on working offline,
 * and a failed request would put the error page in its place.
 */
export async function detailsOrLastSeen(cardId: string, ask: () => Promise<PanelDetails>): Promise<PanelDetails> {
  try {
    const details = await ask();
    seen.set(cardId, details);
    return details;
  } catch (error) {
    // What `fetch` throws when no answer came; a refusal is an answer, and goes to the error page.
    if (!(error instanceof TypeError)) throw error;
    return (
      seen.get(cardId) ?? {
        cardId: cardId as CardDetails['cardId'],
        elsewhere: [],
        hasNewNotes: false,
        activity: [],
        unknown: true,
      }
    );
  }
}
