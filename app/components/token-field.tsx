import { useContext } from 'react';
import { TOKEN_FIELD, TokenContext } from '../form-token.ts';

/** What shows the server that a form is of this page: stands in every form that is sent to it without a script, too. */
export function TokenField() {
  // Browsers that fill forms in again as they were would fill in an earlier page's.
  return <input type="hidden" name={TOKEN_FIELD} value={useContext(TokenContext)} autoComplete="off" />;
}
