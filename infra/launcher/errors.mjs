/**
 * What can go wrong before Parley runs, each as one sentence that says what to do.
 * Pure: the sentences are made from values, so that they can be tested word by word.
 */

/** An expected obstacle. The message is meant for the person at the terminal; there is no stack to show. */
export class LauncherError extends Error {
  /**
   * @param {string} code stable reason, `LAUNCHER.<REASON>`
   * @param {string} message one sentence that says what to do
   * @param {unknown} [cause]
   */
  constructor(code, message, cause) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = 'LauncherError';
    this.code = code;
  }
}

/** @param {string} found version of the running Node, e.g. "18.20.1" */
export const nodeTooOld = (found) =>
  new LauncherError(
    'LAUNCHER.NODE_TOO_OLD',
    `Node ${found} is too old: install Node 20.19 or newer, 22 or 24, and run the command again.`,
  );

/** @param {string | undefined} found what is wrong with the Java that was found, if any: "Java 11 is too old" */
export const javaMissing = (found) =>
  new LauncherError(
    'LAUNCHER.JAVA_MISSING',
    `${found ?? 'No Java was found'}: install a JDK of version 17 or newer ` +
      '(Debian: apt-get install openjdk-17-jdk-headless), or start a container engine, or give the addresses of running servers ' +
      'in PARLEY_KAFKA_BROKERS, PARLEY_POSTGRES_ADMIN_URL and PARLEY_ELASTICSEARCH_URL.',
  );

export const mavenMissing = () =>
  new LauncherError(
    'LAUNCHER.MAVEN_MISSING',
    'Maven was not found, and it is needed once to fetch Kafka and Elasticsearch: install it (Debian: apt-get install maven), ' +
      'or start a container engine, or give the addresses of running servers in PARLEY_KAFKA_BROKERS, PARLEY_POSTGRES_ADMIN_URL and PARLEY_ELASTICSEARCH_URL.',
  );

/**
 * @param {string} what what the port is for, e.g. "Kafka"
 * @param {number} port
 * @param {string} setting environment variable that moves it
 */
export const portTaken = (what, port, setting) =>
  new LauncherError(
    'LAUNCHER.PORT_TAKEN',
    `Port ${port} (${what}) is taken by another program: stop that program, or set ${setting} to a free port and start again.`,
  );

/**
 * @param {string} folder
 * @param {number} freeMiB
 * @param {number} neededMiB
 */
export const diskFull = (folder, freeMiB, neededMiB) =>
  new LauncherError(
    'LAUNCHER.DISK_FULL',
    `Only ${freeMiB} MiB are free where ${folder} is, and ${neededMiB} MiB are needed: free some space, or set PARLEY_DATA to a folder on another disk.`,
  );

/**
 * @param {string} name
 * @param {string} logFile
 * @param {string} reason
 * @param {unknown} [cause]
 */
export const processFailed = (name, logFile, reason, cause) =>
  new LauncherError(
    'LAUNCHER.PROCESS_FAILED',
    `${name} did not start (${reason}): read the end of ${logFile}, mend the cause, and start again.`,
    cause,
  );

/**
 * @param {string} dataDir
 * @param {number} pid
 */
export const alreadyRunning = (dataDir, pid) =>
  new LauncherError(
    'LAUNCHER.ALREADY_RUNNING',
    `Parley already runs with the data folder ${dataDir} (process ${pid}): stop it first, or set PARLEY_DATA and PARLEY_PORT to start a second instance beside it.`,
  );

/**
 * @param {string} what
 * @param {string} logFile
 */
export const stepFailed = (what, logFile) =>
  new LauncherError(
    'LAUNCHER.STEP_FAILED',
    `${what} failed: read ${logFile}, mend the cause (often the network or a full disk), and run the command again.`,
  );

/**
 * @param {string} setting
 * @param {string} expectation
 */
export const badSetting = (setting, expectation) =>
  new LauncherError('LAUNCHER.BAD_SETTING', `${setting} must be ${expectation}.`);

/**
 * @param {string} user
 * @param {string} folder
 */
export const folderOutOfReach = (user, folder) =>
  new LauncherError(
    'LAUNCHER.FOLDER_OUT_OF_REACH',
    `Postgres does not run as root, and the user ${user} may not enter ${folder}: set PARLEY_DATA to a folder that every user may enter (for example under /var/lib), or start as an ordinary user.`,
  );

/** @param {string} text */
export const badUsage = (text) => new LauncherError('LAUNCHER.BAD_USAGE', text);

/**
 * The code of a system error ('ENOENT', …). By shape and not by class: a test runner's errors come from another realm.
 * @param {unknown} error
 */
export const codeOf = (error) =>
  typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
