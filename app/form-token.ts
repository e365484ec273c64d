import { createContext } from 'react';

/** Where what our script sends has its token. In an answer, it says that the one that came was not that of its session. */
export const TOKEN_HEADER = 'X-Duban-Token';
/** Where a form that is sent without a script has it. */
export const TOKEN_FIELD = 'token';
/** The name of the element that has a page's token. */
export const TOKEN_META = 'duban-token';
/** What is called on the window once the server has refused a page's token, and once it goes on: `detail` is whether it is over. */
export const FORM_OVER = 'duban-form-over';

/** The token of the page, for its forms. Not a part of any loader's data alone, which a page that says what went wrong may not have. */
export const TokenContext = createContext('');

/** Where the page in a browser has its token, beside whose page it is. */
export function metaOfPage(): HTMLMetaElement | null {
  return document.querySelector<HTMLMetaElement>(`meta[name=${TOKEN_META}]`);
}
