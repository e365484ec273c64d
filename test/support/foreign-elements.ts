import { Parser } from 'htmlparser2';

/** What a browser would make of a page: what in it a text has made that should not have, and all words that are shown or sent. */
export function readPage(html: string): { readonly foreign: readonly string[]; readonly words: string } {
  const foreign: string[] = [];
  const words: string[] = [];
  const parser = new Parser({
    onopentag(name, attributes) {
      const tag = `<${name} ${JSON.stringify(attributes)}>`.slice(0, 300);
      if (/^x-/.test(name) || (name === 'script' && !attributes.nonce && !attributes.src)) foreign.push(tag);
      for (const [attribute, value] of Object.entries(attributes)) {
        if (attribute.startsWith('on') || attribute === 'srcdoc') foreign.push(tag);
        if (/^[\s\0]*(?:javascript|vbscript|data:text)/i.test(value) && LEADING.has(attribute)) foreign.push(tag);
        words.push(value);
      }
    },
    ontext: (text) => words.push(text),
    oncomment: (text) => words.push(text),
  });
  parser.end(html);
  return { foreign, words: words.join('') };
}

/** Attributes that lead somewhere. */
const LEADING = new Set(['href', 'src', 'action', 'formaction', 'xlink:href', 'data', 'poster']);
