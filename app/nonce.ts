import { createContext } from 'react';

/**
 * The nonce of the answer that is being rendered. Empty in a browser, which hides nonces from scripts: there, hydration would
 * find it gone and say so. Not a part of any loader's data, which a page that says what went wrong may not have.
 */
export const NonceContext = createContext('');
