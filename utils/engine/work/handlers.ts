import type { Part, TaskName, Tasks } from './protocol';

/** What a task may say while it runs. */
export interface Says<Name extends TaskName> {
  /** 0..1 of this task. */
  progress: (fraction: number) => void;
  part: (part: Part<Name>) => void;
}

export type Handlers = {
  [Name in TaskName]: (data: Tasks[Name]['in'], says: Says<Name>) => Promise<Tasks[Name]['out']>;
};
