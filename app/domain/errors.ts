/**
 * Every refusal a person can meet, by a code that never changes. Prose for it stands in `app/i18n` under `errors.<code>`.
 */
export const ERROR_CODES = {
  'not-signed-in': 401,
  /** Said of what does not exist and of what the person may not see alike, so that neither can be told from the other. */
  'not-found': 404,
  /** Said of an account that there is not, one that is disabled, and a wrong password alike. */
  'wrong-credentials': 401,
  /** Said of a link for one person that is used, over or revoked, and of one that never was alike. */
  'link-over': 404,
  /** Nobody could undo it: there would be no administrator left. */
  'last-administrator': 409,
  /** Until the first administrator has come in, nothing works. */
  'not-set-up': 503,
  /** The provider by which people may come in does not answer, or not as it must. */
  'provider-failed': 503,
  /** The provider says that it lets nobody in: whoever was asked there said no, or may not. */
  'provider-refused': 403,
  /** Said of a sign-in by a provider that this browser did not begin, that is over, and that was used alike. */
  'sign-in-over': 400,
  /** The provider knows them, and nothing here is theirs. */
  'not-admitted': 403,
  'account-disabled': 403,
  /** Their e-mail address is that of an account which they have not connected; an address alone shows nothing. */
  'account-exists': 409,
  /** What the provider knows them by is connected to another account. */
  'identity-taken': 409,
  'not-allowed': 403,
  /** A form of a page from before its browser's person signed in or out, or of one that keeps no cookies. */
  'form-over': 403,
  'bad-input': 400,
  'plan-exists': 409,
  /** A corrected version that says what the plan's document says already. */
  'same-text': 409,
  /** Another corrected version of the plan was made since the page was. */
  'plan-corrected': 409,
  /** Nobody has said yet what some measures go on with. */
  'measures-open': 409,
  /** A plan that can only be read, by anybody. */
  'plan-archived': 409,
  /** It is no longer as the page showed it: somebody else was faster. */
  outdated: 409,
  'document-unreadable': 422,
  'document-empty': 422,
  /** A correction of what was read that does not apply as things stand; `fault` in the details says why. */
  'correction-refused': 409,
  'unsupported-file': 415,
  'too-large': 413,
  /** There is an end to how much one person, or one set of notes, may have. */
  'too-many': 429,
  /** There is no browser on the server, or none that works, to make a PDF with; one's own prints the same pages. */
  'no-browser': 503,
  /** A version of notes whose bytes are not those that were written. */
  'version-damaged': 500,
  /** A snapshot whose bytes are not those that were taken. */
  'snapshot-damaged': 500,
  'demo-only-on-loopback': 500,
  /** The database takes no changes, or not in time; asking again later does no harm. */
  'not-saved': 503,
  'bad-environment': 500,
  /** A copy of everything could not be made, or is not what was made. */
  'backup-failed': 500,
} as const;

export type ErrorCode = keyof typeof ERROR_CODES;

/** A refusal with a stable code; `details` fill the placeholders of its prose. */
export class DubanError extends Error {
  readonly code: ErrorCode;
  readonly details: Readonly<Record<string, string | number>>;

  constructor(code: ErrorCode, message: string, details: Readonly<Record<string, string | number>> = {}) {
    super(message);
    this.name = 'DubanError';
    this.code = code;
    this.details = details;
  }

  /** The HTTP status that carries this error. */
  get status(): number {
    return ERROR_CODES[this.code];
  }
}
