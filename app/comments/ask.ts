import { ask } from '../ask-server.ts';
import type { CommentThread, NewComment, NewThread } from '../notes/services.ts';

/** What a page may ask of the comments of some notes, as the route reads it. */
export type CommentsRequest =
  | { readonly intent: 'start'; readonly thread: NewThread }
  | { readonly intent: 'reply'; readonly threadId: string; readonly comment: NewComment }
  | { readonly intent: 'resolve'; readonly threadId: string; readonly resolved: boolean };

/** @throws AskFailure */
export function askThreads(notesId: string): Promise<CommentThread[]> {
  return ask(`/notes/${notesId}/comments`);
}

/** @throws AskFailure */
export function postComments(notesId: string, request: CommentsRequest): Promise<CommentThread> {
  return ask(`/notes/${notesId}/comments`, request);
}
