/** The part of a structured logger that the gateway uses; pino's has it. */
export interface Log {
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}
