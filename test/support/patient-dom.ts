import { configure } from '@testing-library/dom';

// A second, as it is by default, is sometimes gone on a busy machine before anything is wrong.
configure({ asyncUtilTimeout: 20_000 });
