import type { DatasetDescription } from '../../../shared/domain/dataset/format.ts';

type Filled = 'format' | 'version' | 'kind' | 'id' | 'createdAt';
/** A dataset to be. Identity and time of birth are filled in when it is new, and kept when it is continued. */
export type NewDataset = Omit<DatasetDescription, Filled> & Partial<Pick<DatasetDescription, Filled>>;
