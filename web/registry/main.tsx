import type { FunctionComponent } from "preact";
import { useEffect, useState } from "preact/hooks";
import { pageOf } from "../../shared/api/pages.ts";
import { Loading, NotFound, Offline } from "../components/views.tsx";
import { useAddress, useLinks } from "../router.ts";
import { start } from "../start.tsx";
import { SearchPage } from "./search.tsx";
import { RegistryShell } from "./shell.tsx";
import { registryWords } from "./words.ts";

const isOurs = (path: string): boolean => pageOf(path) === "/index.html";

/** A view whose code is loaded when it is gone to. */
const later = <P extends object>(load: () => Promise<FunctionComponent<P>>): FunctionComponent<P> => {
  let known: FunctionComponent<P> | undefined;
  return (props) => {
    const [View, setView] = useState({ view: known });
    const [failed, setFailed] = useState(false);
    useEffect(() => {
      load().then(
        (view) => {
          known = view;
          setView({ view });
        },
        () => setFailed(true),
      );
    }, []);
    if (View.view) return <View.view {...props} />;
    return <RegistryShell>{failed ? <Offline /> : <Loading />}</RegistryShell>;
  };
};

const AgreementPage = later(async () => (await import("./agreement.tsx")).AgreementPage);
const AgreementByIdPage = later(async () => (await import("./agreement.tsx")).AgreementByIdPage);
const VerifyPage = later(async () => (await import("./verify/page.tsx")).VerifyPage);

const Registry = () => {
  const { pathname } = useAddress();
  useLinks(isOurs);
  const [, area = "", name = ""] = pathname.split("/");
  if (area === "") return <SearchPage />;
  if (area === "verify") return <VerifyPage />;
  if (area === "agreements" && name) return <AgreementPage key={name} number={decodeURIComponent(name)} />;
  if (area === "v" && name) return <AgreementByIdPage key={name} id={decodeURIComponent(name)} />;
  return (
    <RegistryShell>
      <NotFound />
    </RegistryShell>
  );
};

start(registryWords, <Registry />);
