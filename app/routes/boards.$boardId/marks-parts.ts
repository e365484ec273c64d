/** What shows in full what leads have put on a board: a chunk of its own, for the boards that have such. */
export { BoardMarksLine } from './board-marks-line.tsx';
export { CardMarks } from './card-marks.tsx';
