import { DOCUMENT_LANGUAGE } from '../../components/agency-name.tsx';
import { StaticNotes } from '../../components/notes/static-notes.tsx';
import type { NotesId } from '../../domain/ids.ts';
import { measureName } from '../../domain/plan.ts';
import '../../styles/notes.css';
import type { Scene } from './scene.ts';
import type { Slide } from './slides.ts';
import { usePresentTexts } from './use-texts.ts';

interface SlideNotesProps {
  readonly slide: Slide;
  readonly scene: Scene;
}

/** What the notes of a slide said when the snapshot was taken: of its measure, or of every card of its agency. */
export function SlideNotes({ slide, scene }: SlideNotesProps) {
  const { t } = usePresentTexts();
  const notes = slide.kind === 'item' ? notesOf(slide.item.key, scene) : [];
  return (
    <section aria-labelledby="slide-notes" className="rounded-lg border border-line bg-surface p-3">
      <h2 id="slide-notes" className="font-semibold">
        {t('presenter.notes')}
      </h2>
      {notes.length === 0 && <p className="mt-1 text-sm text-ink-soft">{t('presenter.noNotes')}</p>}
      {notes.map(({ id, title, content }) => (
        <details key={id} open={notes.length === 1} className="mt-2">
          <summary lang={DOCUMENT_LANGUAGE} className="text-sm font-medium">
            {title}
          </summary>
          <StaticNotes content={content} />
        </details>
      ))}
    </section>
  );
}

function notesOf(key: string, scene: Scene) {
  const { notes } = scene.snapshot;
  const [kind, id = ''] = key.split('/');
  const found = kind === 'measure' ? scene.ofMeasure(id) : scene.ofBoard(id);
  const ids = new Map<NotesId, string>();
  for (const { card, measure } of found?.cards ?? []) {
    if (card.kind === 'task') ids.set(card.id, card.title);
    else if (measure) ids.set(measure.id, measureName(measure));
  }
  return [...ids].flatMap(([notesId, title]) => {
    const content = notes[notesId];
    return content ? [{ id: notesId, title, content }] : [];
  });
}
