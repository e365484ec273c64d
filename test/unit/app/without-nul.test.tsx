import { Writable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { renderToPipeableStream } from 'react-dom/server';
import { expect, it } from 'vitest';
import { withoutNul } from '#app/without-nul.server.ts';

const TEXT = '关于深入推进实施新一轮东北振兴战略加快推动东北地区经济企稳向好若干重要举措的意见';

it('renders Chinese of any length without NUL bytes in it', async () => {
  const chunks: Buffer[] = [];
  const sink = new Writable({
    write(chunk: Buffer, _encoding, done) {
      chunks.push(chunk);
      done();
    },
  });
  const lines = Array.from({ length: 400 }, (_, id) => ({ id, text: TEXT.slice(0, 1 + (id % TEXT.length)) }));
  const { pipe } = renderToPipeableStream(
    <ul>
      {lines.map(({ id, text }) => (
        <li key={id}>{text}</li>
      ))}
    </ul>,
  );
  pipe(withoutNul()).pipe(sink);
  await finished(sink);
  const html = Buffer.concat(chunks).toString('utf8');
  expect(html).not.toContain('\0');
  expect(html).toBe(`<ul>${lines.map(({ text }) => `<li>${text}</li>`).join('')}</ul>`);
});
