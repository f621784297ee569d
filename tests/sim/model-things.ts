// Ideas, comments and meetings as the model remembers them.
export type ModelIdea = {
  area: string;
  /** '' where nobody wrote it on a phone. */
  author: string;
  title: string[];
  text: string[];
  place: string[];
  theme: string;
  isHidden: boolean;
  isRemoved: boolean;
  into: string;
};
export type ModelComment = {
  area: string;
  idea: string;
  author: string;
  text: string[];
  isHidden: boolean;
  isRemoved: boolean;
};
export type ModelMeeting = {
  area: string;
  code: string;
  stage: string;
  isClosed: boolean;
  isCancelled: boolean;
  /** 0 where there is room for everybody. */
  capacity: number;
  endsAt: string;
  documents: number;
  sequence: number;
  shown: string;
};
