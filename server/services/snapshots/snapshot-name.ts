/** How a snapshot is called in the audit log: `#3 三月调度会`. */
export function snapshotName({ number, title }: { readonly number: number; readonly title: string }): string {
  return `#${number} ${title}`.trim();
}
