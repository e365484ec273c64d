import board from './board.json';
import card from './card.json';
import common from './common.json';
import errors from './errors.json';
import plan from './plan.json';

/** Every text of the interface in this language, by namespace. */
export default { board, card, common, errors, plan };
