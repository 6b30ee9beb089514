/** A stream that the command writes to. */
export interface OutputStream {
  /** Whether a person sees it as it is written. */
  readonly isTerminal: boolean;
  /** Columns of the terminal, when there is one. */
  readonly columns: number | undefined;
  /** Settles when the text is handed on; rejects with the code `EPIPE` when nobody reads any longer. */
  write(text: string): Promise<void>;
}

/** What is found at a path. */
export interface FolderEntry {
  /** Without the folder. */
  readonly name: string;
  /** Whether it holds others. */
  readonly isFolder: boolean;
}

/**
 * All that the command needs from the machine that it runs on, as a plain object. Failures are rejections whose `code` is that of the
 * operating system, such as `ENOENT`.
 */
export interface Host {
  /** Environment variables. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** For results. */
  readonly stdout: OutputStream;
  /** For everything else. */
  readonly stderr: OutputStream;
  /** The folder that relative paths start at; undefined when it is gone. */
  workingFolder(): string | undefined;
  /** Part of the name of temporary files, different in every process that runs at the same time. */
  readonly processName: string;
  /** Milliseconds on a clock that only goes forward, from any beginning. */
  now(): number;
  /** Reads standard input to its end. */
  readStdin(): Promise<Uint8Array>;
  /** Reads a file, whole. */
  readFile(path: string): Promise<Uint8Array>;
  /** What a path leads to. Anything that can be read as a file, such as a pipe, is a file. */
  kindOf(path: string): Promise<"file" | "folder" | "nothing">;
  /** What a folder holds, in any order. */
  listFolder(path: string): Promise<readonly FolderEntry[]>;
  /** Makes a folder and those around it; leaves one that is there. */
  createFolder(path: string): Promise<void>;
  /** Writes a new file, a text as UTF-8; rejects with `EEXIST` when there is one of that name. */
  createFile(path: string, content: string | Uint8Array): Promise<void>;
  /** Puts one file in the place of another, at once. */
  replaceFile(from: string, to: string): Promise<void>;
  /** Removes a file, if it is there. */
  removeFile(path: string): Promise<void>;
}
