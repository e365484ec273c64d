import type { LoaderFunctionArgs } from '@remix-run/node';
import { describe, expect, it } from 'vitest';
import { DubanError } from '#app/domain/errors.ts';
import { answerFile, answering, answerJson } from '#app/resource-answers.server.ts';

const ARGS = {} as LoaderFunctionArgs;

describe('what scripts ask for', () => {
  it('is kept by nothing', async () => {
    const response = answerJson([1]);
    expect(await response.json()).toEqual([1]);
    expect(response.headers.get('Cache-Control')).toBe('no-store');
    expect(response.headers.get('X-Content-Type-Options')).toBe('nosniff');
  });

  it.each(['not-signed-in', 'not-found', 'version-damaged'] as const)('%s is answered with its code', async (code) => {
    const error = new DubanError(code, 'x');
    const response = await answering(() => Promise.reject(error))(ARGS);
    expect(response.status).toBe(error.status);
    expect(await response.json()).toEqual({ code });
  });

  it('fails as it does where the server does', async () => {
    await expect(answering(() => Promise.reject(new Error('x')))(ARGS)).rejects.toThrow('x');
  });
});

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
