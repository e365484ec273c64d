import board from './board.json';
import card from './card.json';
import common from './common.json';
import errors from './errors.json';

/** The texts of every page in this language, by namespace. */
export default { board, card, common, errors };
