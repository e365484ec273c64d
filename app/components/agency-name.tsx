/** The language of the documents, and so of the names in them, whatever the interface speaks. */
export const DOCUMENT_LANGUAGE = 'zh-CN';

/** An agency's name, marked as Chinese: a screen reader speaks it and a font draws it as such on an English page too. */
export function AgencyName({ name }: { name: string }) {
  return <span lang={DOCUMENT_LANGUAGE}>{name}</span>;
}
