import { describe, expect, it } from 'vitest';
import { answerFile } from '#app/file-answers.server.ts';

describe('a file to save', () => {
  it('has a name of any language that cannot leave its header', () => {
    const name = `会商记录 "it's (a)"; *\r\nX: y.docx`;
    const { headers } = answerFile({ fileName: name, type: 'text/plain', bytes: new Uint8Array(3) });
    const disposition = headers.get('Content-Disposition') ?? '';
    expect(disposition).toMatch(/^attachment; filename\*=UTF-8''[\w.!#$&+^`|~%-]+$/);
    expect(decodeURIComponent(disposition.split("''")[1] ?? '')).toBe(name);
    expect(headers.get('Content-Length')).toBe('3');
    expect(headers.get('X-Content-Type-Options')).toBe('nosniff');
    expect(headers.get('Cache-Control')).toBe('no-store');
  });
});
