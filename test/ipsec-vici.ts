import { connect, type Socket } from "node:net";

/** A message of vici, the control protocol of strongSwan: sections of texts and lists. */
export type ViciMessage = { readonly [key: string]: string | readonly string[] | ViciMessage };

const packet = { request: 0, register: 3, event: 7 } as const;
const element = { sectionStart: 1, sectionEnd: 2, keyValue: 3, listStart: 4, listItem: 5, listEnd: 6 } as const;

/** A connection to a daemon. Requests are answered in order; events of a streamed answer are collected. */
export class Vici {
  readonly #socket: Socket;
  #buffer: Buffer = Buffer.alloc(0);
  #waiting: ((type: number, body: Buffer) => void) | undefined;
  #events: ViciMessage[] = [];
  readonly #registered = new Set<string>();

  private constructor(socket: Socket) {
    this.#socket = socket;
    socket.on("data", (chunk) => this.#take(chunk));
  }

  /** Connects to the socket of a daemon. */
  static open(path: string): Promise<Vici> {
    return new Promise((resolve, reject) => {
      const socket = connect(path, () => resolve(new Vici(socket)));
      socket.on("error", reject);
    });
  }

  close(): void {
    this.#socket.destroy();
  }

  /** Sends a command and gives its answer. */
  async request(command: string, message: ViciMessage = {}): Promise<ViciMessage> {
    const { body } = await this.#send(packet.request, command, encode(message));
    return decode(body);
  }

  /** Sends a command whose answer comes as events of that name. */
  async stream(command: string, event: string): Promise<readonly ViciMessage[]> {
    this.#events = [];
    if (!this.#registered.has(event)) await this.#send(packet.register, event);
    this.#registered.add(event);
    await this.request(command);
    return this.#events;
  }

  #send(type: number, name: string, body: Buffer = Buffer.alloc(0)): Promise<{ type: number; body: Buffer }> {
    const head = Buffer.from([type, name.length, ...Buffer.from(name)]);
    const length = Buffer.alloc(4);
    length.writeUInt32BE(head.length + body.length);
    return new Promise((resolve) => {
      this.#waiting = (answer, content) => resolve({ type: answer, body: content });
      this.#socket.write(Buffer.concat([length, head, body]));
    });
  }

  #take(chunk: Buffer): void {
    this.#buffer = Buffer.concat([this.#buffer, chunk]);
    while (this.#buffer.length >= 4 && this.#buffer.length >= 4 + this.#buffer.readUInt32BE(0)) {
      const length = this.#buffer.readUInt32BE(0);
      const whole = this.#buffer.subarray(4, 4 + length);
      this.#buffer = this.#buffer.subarray(4 + length);
      const type = whole[0] ?? -1;
      if (type === packet.event) this.#events.push(decode(whole.subarray(2 + (whole[1] ?? 0))));
      else this.#waiting?.(type, whole.subarray(1));
    }
  }
}

function encode(message: ViciMessage): Buffer {
  const parts: Buffer[] = [];
  const name = (kind: number, text: string): void => {
    parts.push(Buffer.from([kind, text.length]), Buffer.from(text));
  };
  const value = (text: string): void => {
    const bytes = Buffer.from(text);
    const length = Buffer.alloc(2);
    length.writeUInt16BE(bytes.length);
    parts.push(length, bytes);
  };
  for (const [key, item] of Object.entries(message)) {
    if (typeof item === "string") {
      name(element.keyValue, key);
      value(item);
    } else if (Array.isArray(item)) {
      name(element.listStart, key);
      for (const each of item as readonly string[]) {
        parts.push(Buffer.from([element.listItem]));
        value(each);
      }
      parts.push(Buffer.from([element.listEnd]));
    } else {
      name(element.sectionStart, key);
      parts.push(encode(item as ViciMessage), Buffer.from([element.sectionEnd]));
    }
  }
  return Buffer.concat(parts);
}

function decode(body: Buffer): ViciMessage {
  let at = 0;
  const name = (): string => {
    const length = body[at] ?? 0;
    at += 1 + length;
    return body.subarray(at - length, at).toString();
  };
  const value = (): string => {
    const length = body.readUInt16BE(at);
    at += 2 + length;
    return body.subarray(at - length, at).toString();
  };
  const section = (): ViciMessage => {
    const result: Record<string, string | string[] | ViciMessage> = {};
    while (at < body.length) {
      const kind = body[at++];
      if (kind === element.sectionEnd) break;
      const key = name();
      if (kind === element.keyValue) result[key] = value();
      else if (kind === element.sectionStart) result[key] = section();
      else {
        const list: string[] = [];
        while (body[at++] === element.listItem) list.push(value());
        result[key] = list;
      }
    }
    return result;
  };
  return section();
}
