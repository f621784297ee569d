// The parts of google.firestore.v1 that the double reads and writes, as they come out of the protocol buffers.
export type Timestamp = { readonly seconds?: string | number; readonly nanos?: number };
export type Fields = { readonly [name: string]: Value };

/** Exactly one of these is set. */
export type Value = {
  readonly nullValue?: 'NULL_VALUE' | undefined;
  readonly booleanValue?: boolean;
  readonly integerValue?: string | number;
  readonly doubleValue?: number;
  readonly timestampValue?: Timestamp;
  readonly stringValue?: string;
  readonly bytesValue?: Uint8Array;
  readonly referenceValue?: string;
  readonly geoPointValue?: { readonly latitude?: number; readonly longitude?: number };
  readonly arrayValue?: { readonly values?: readonly Value[] };
  readonly mapValue?: { readonly fields?: Fields };
};

export type WireDocument = {
  readonly name?: string;
  readonly fields?: Fields;
  readonly createTime?: Timestamp;
  readonly updateTime?: Timestamp;
};

export type Precondition = { readonly exists?: boolean; readonly updateTime?: Timestamp };

export type FieldTransform = {
  readonly fieldPath?: string;
  readonly setToServerValue?: string;
  readonly increment?: Value;
  readonly maximum?: Value;
  readonly minimum?: Value;
  readonly appendMissingElements?: { readonly values?: readonly Value[] };
  readonly removeAllFromArray?: { readonly values?: readonly Value[] };
};

export type Mask = { readonly fieldPaths?: readonly string[] };

export type Write = {
  readonly update?: WireDocument;
  readonly delete?: string;
  readonly verify?: string;
  readonly transform?: { readonly document?: string; readonly fieldTransforms?: readonly FieldTransform[] };
  readonly updateMask?: Mask | null;
  readonly updateTransforms?: readonly FieldTransform[];
  readonly currentDocument?: Precondition | null;
};
export type WriteResult = { readonly updateTime?: Timestamp; readonly transformResults?: readonly Value[] };

type FieldReference = { readonly fieldPath?: string };
export type Filter = {
  readonly compositeFilter?: { readonly op?: string; readonly filters?: readonly Filter[] };
  readonly fieldFilter?: { readonly field?: FieldReference; readonly op?: string; readonly value?: Value };
  readonly unaryFilter?: { readonly field?: FieldReference; readonly op?: string };
};
export type Order = { readonly field?: FieldReference; readonly direction?: string };
export type Bound = { readonly values?: readonly Value[]; readonly before?: boolean };
export type StructuredQuery = {
  readonly select?: { readonly fields?: readonly FieldReference[] } | null;
  readonly from?: readonly { readonly collectionId?: string; readonly allDescendants?: boolean }[];
  readonly where?: Filter | null;
  readonly orderBy?: readonly Order[];
  readonly startAt?: Bound | null;
  readonly endAt?: Bound | null;
  readonly offset?: number;
  readonly limit?: { readonly value?: number } | null;
  readonly findNearest?: object | null;
};

/** How a read is tied to a transaction or a time. */
export type Consistency = {
  readonly transaction?: Uint8Array;
  readonly newTransaction?: TransactionOptions | null;
  readonly readTime?: Timestamp | null;
};
export type TransactionOptions = {
  readonly readOnly?: { readonly readTime?: Timestamp | null } | null;
  readonly readWrite?: object | null;
};

export type Aggregation = {
  readonly alias?: string;
  readonly count?: { readonly upTo?: { readonly value?: string | number } | null } | null;
  readonly sum?: { readonly field?: FieldReference } | null;
  readonly avg?: { readonly field?: FieldReference } | null;
};

export type Target = {
  readonly targetId?: number;
  readonly documents?: { readonly documents?: readonly string[] };
  readonly query?: { readonly parent?: string; readonly structuredQuery?: StructuredQuery };
  readonly resumeToken?: Uint8Array;
  readonly readTime?: Timestamp | null;
  readonly once?: boolean;
};
