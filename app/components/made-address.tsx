import { CircleCheck, Copy } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';

interface MadeAddressProps {
  readonly path: string;
  readonly texts: Readonly<Record<'title' | 'help' | 'address' | 'copy' | 'copied' | 'copyFailed', string>>;
}

/** The address of a link that was just made: it is here this once, and whoever made it is taken to it. */
export function MadeAddress({ path, texts }: MadeAddressProps) {
  const field = useRef<HTMLInputElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const [address, setAddress] = useState(path);
  const [copied, setCopied] = useState<'yes' | 'no' | null>(null);
  useEffect(() => {
    setAddress(new URL(path, window.location.href).href);
    heading.current?.focus();
  }, [path]);
  const copy = async () => {
    field.current?.select();
    try {
      await navigator.clipboard.writeText(address);
      setCopied('yes');
    } catch {
      setCopied('no');
    }
  };
  return (
    <section aria-labelledby="made" className="flex flex-col gap-3 rounded-lg border border-done bg-done-soft p-4">
      <h2
        id="made"
        ref={heading}
        tabIndex={-1}
        className="flex items-center gap-2 font-semibold text-done outline-none"
      >
        <CircleCheck aria-hidden="true" size={20} />
        {texts.title}
      </h2>
      <p className="text-sm">{texts.help}</p>
      <div className="flex flex-wrap gap-2">
        <input
          ref={field}
          readOnly
          value={address}
          aria-label={texts.address}
          onFocus={({ currentTarget }) => currentTarget.select()}
          className="field min-w-0 flex-1 basis-72 font-mono"
        />
        <button type="button" onClick={copy} className="button button-accent">
          <Copy aria-hidden="true" size={16} />
          {texts.copy}
        </button>
      </div>
      <p role="status" className="text-sm empty:hidden">
        {copied && (copied === 'yes' ? texts.copied : texts.copyFailed)}
      </p>
    </section>
  );
}
