import { tagged } from "../infra/local/demo/stage.ts";
import { officersOf, readPeople } from "../infra/local/demo/story.ts";
import { uiLanguageOf } from "../shared/domain/languages.ts";
import type { People } from "../shared/usecases/ports.ts";

/** Puts the sample officers into the register of officers, so that there is somebody to notify. */
export const introduced = async (people: People): Promise<void> => {
  for (const { id, side, name, role, language, mail } of officersOf(readPeople()))
    await people.putOfficer({ id, party: side, name: tagged(name), role, language: uiLanguageOf(language), mail });
};
