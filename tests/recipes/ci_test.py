# SPDX-License-Identifier: Apache-2.0
"""Runs docs/ci/github.yml and docs/ci/gitlab.yml as their runners do, on samples.

    ci_test.py SOURCE BIN

There is no runner here: each run: and script: line is executed by the shell, in the order and with the
environment that the runner's documentation states, in a repository of submitted files. Actions of
others are replaced (ACTIONS), apt-get is a program that notes its arguments, and the repository of the
toolkit is one whose scripts/bootstrap takes the commands from BIN. A key, an action or a condition that
is not known here fails the test. Skipped (77) without PyYAML, git or jq.
"""
import json
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree

import repositories

try:
    import yaml
except ImportError:
    print("PyYAML is not installed")
    sys.exit(77)


class Failure(Exception):
    pass


def expect(what, condition, seen=""):
    if not condition:
        raise Failure(f"{what}: {seen}")


def only_keys(what, mapping, *known):
    expect(f"keys of {what}", set(mapping) <= set(known), sorted(set(mapping) - set(known)))


def artefacts(folder):
    """What a run leaves beside the submitted files."""
    return sorted(path.name for path in folder.iterdir() if path.is_file())


class GitHub:
    """The job of a workflow: steps in the order written, a failed one makes the job fail."""

    ACTIONS = {"actions/checkout@v4", "actions/cache@v4", "actions/upload-artifact@v4",
               "github/codeql-action/upload-sarif@v3"}
    # Conditions by their text; what they say where no cache was found and nobody cancels. Without one a
    # step runs as long as none has failed.
    CONDITIONS = {
        "steps.built.outputs.cache-hit != 'true'": lambda failed: not failed,
        "${{ !cancelled() }}": lambda failed: True,
        "${{ !cancelled() && !github.event.pull_request.head.repo.fork }}": lambda failed: True,
    }

    def __init__(self, text, toolkit, variables):
        self.workflow = yaml.safe_load(text)
        only_keys("the workflow", self.workflow, "name", True, "permissions", "env", "jobs")  # "on" is read as true
        expect("what starts it", self.workflow[True] == ["push", "pull_request"], self.workflow[True])
        self.toolkit, self.variables = toolkit, variables
        (self.job,) = self.workflow["jobs"].values()
        only_keys("the job", self.job, "runs-on", "container", "steps")

    def expanded(self, text):
        """Text with ${{ env.X }} replaced."""
        env = self.workflow["env"]
        return re.sub(r"\$\{\{ env\.(\w+) \}\}", lambda match: env[match[1]], text)

    def run(self, folder):
        """Whether the job succeeds, and the statuses of its run steps by their names."""
        files = {name: folder.parent / name for name in ("GITHUB_PATH", "GITHUB_STEP_SUMMARY")}
        for path in files.values():
            path.write_text("")
        env = {**self.variables, **self.workflow["env"], **{name: str(path) for name, path in files.items()}}
        failed, statuses = False, {}
        for step in self.job["steps"]:
            only_keys(step["name"], step, "name", "id", "if", "uses", "with", "run")
            if "if" in step:
                expect("a known condition", step["if"] in self.CONDITIONS, step["if"])
            if not (self.CONDITIONS[step["if"]](failed) if "if" in step else not failed):
                continue
            path = "".join(f"{line}:" for line in reversed(files["GITHUB_PATH"].read_text().split("\n")) if line)
            status = (self.act(step, folder) if "uses" in step else
                      # In a container the default shell is sh.
                      subprocess.run(["sh", "-e", "-c", step["run"]], cwd=folder, check=False,
                                     env={**env, "PATH": path + env["PATH"]}, capture_output=True).returncode)
            statuses[step["name"]] = status
            failed = failed or status != 0
        return not failed, statuses

    def act(self, step, folder):
        expect("a known action", step["uses"] in self.ACTIONS, step["uses"])
        inputs = {key: self.expanded(value) for key, value in step.get("with", {}).items()}
        if step["uses"].startswith("actions/checkout@") and inputs:
            expect("the version", inputs["ref"] == repositories.VERSION, inputs)
            shutil.copytree(self.toolkit, folder / inputs["path"])
        if step["uses"].startswith("actions/upload-artifact@"):
            for name in inputs["path"].split():
                expect(f"the artefact {name}", (folder / name).exists(), artefacts(folder))
        if "sarif_file" in inputs:
            json.loads((folder / inputs["sarif_file"]).read_text("utf-8"))
        return 0


class GitLab:
    """The job of a pipeline: before_script and script in one shell, after_script in another."""

    def __init__(self, text, toolkit, variables):
        ((_, self.job),) = yaml.safe_load(text).items()
        only_keys("the job", self.job, "image", "variables", "before_script", "script", "after_script",
                  "allow_failure", "artifacts")
        only_keys("the artefacts", self.job["artifacts"], "when", "paths", "reports")
        expect("the version", self.job["variables"]["VERSION"] == repositories.VERSION)
        # The URL of the page is an example; the variable is what a user changes.
        self.variables = {**variables, **self.job["variables"], "TOOLKIT": toolkit.as_uri()}

    def run(self, folder):
        """The status of the job."""
        lines = self.job["before_script"] + self.job["script"]
        done = subprocess.run(["bash", "-eo", "pipefail", "-c", "\n".join(lines)], cwd=folder, env=self.variables,
                              capture_output=True, check=False)
        after = subprocess.run(["bash", "-eo", "pipefail", "-c", "\n".join(self.job["after_script"])], cwd=folder,
                               env=self.variables, capture_output=True, check=False)
        expect("after_script", after.returncode == 0, after.stderr.decode())
        return done.returncode


def test_github(source, toolkit, variables, folder):
    text = (source / "docs/ci/github.yml").read_text("utf-8")
    for status, stations in repositories.SCENARIOS:
        workspace = repositories.submissions(source, folder / f"github-{status}/workspace", *stations)
        succeeds, statuses = GitHub(text, toolkit, variables).run(workspace)
        print(f"github.yml with {stations}: {'success' if succeeds else 'failure'} {statuses}")
        expect("every step that should runs", len(statuses) == 9, statuses)
        expect("the status of the check", statuses.pop("Check") == status, statuses)
        expect("the status of the other steps", set(statuses.values()) == {0}, statuses)
        expect("success", succeeds == (status == 0))
        results = json.loads((workspace / "station-audit.sarif").read_text("utf-8"))["runs"][0]["results"]
        expect("findings in SARIF", bool(results) == (status in (1, 2)), results)
        for result in results:
            uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
            expect("places are relative to the repository", (workspace / uri).is_file(), uri)
        summary = (workspace.parent / "GITHUB_STEP_SUMMARY").read_text("utf-8")
        expect("the summary", summary.startswith("# ") and ("| stations/" in summary) == (status != 0), summary)


def test_gitlab(source, toolkit, variables, folder):
    text = (source / "docs/ci/gitlab.yml").read_text("utf-8")
    for status, stations in repositories.SCENARIOS:
        workspace = repositories.submissions(source, folder / f"gitlab-{status}/workspace", *stations)
        pipeline = GitLab(text, toolkit, variables)
        actual = pipeline.run(workspace)
        print(f"gitlab.yml with {stations}: status {actual}, {artefacts(workspace)}")
        expect("the status of the job", actual == status, actual)
        expect("status 2 is a warning", pipeline.job["allow_failure"]["exit_codes"] == 2)
        kept = pipeline.job["artifacts"]
        expect("artefacts are kept when it fails", kept["when"] == "always")
        for name in [*kept["paths"], *kept["reports"].values()]:
            expect(f"the artefact {name}", (workspace / name).is_file(), artefacts(workspace))
        xml.etree.ElementTree.parse(workspace / kept["reports"]["junit"])
        check_code_quality(status, workspace, json.loads((workspace / kept["reports"]["codequality"]).read_text("utf-8")))


def check_code_quality(status, workspace, issues):
    """What GitLab asks of a report: description, check_name, fingerprint, severity and place of each issue."""
    severities = {1: {"major"}, 2: {"minor"}, 3: {"critical"}}.get(status, set())
    expect("the severities", {issue["severity"] for issue in issues} == severities, issues)
    expect("fingerprints are different", len({issue["fingerprint"] for issue in issues}) == len(issues), issues)
    for issue in issues:
        only_keys("an issue", issue, "check_name", "description", "fingerprint", "severity", "location")
        expect("all are texts", issue["check_name"] and issue["description"] and issue["fingerprint"], issue)
        expect("null is not in them", "null" not in issue["description"] + issue["fingerprint"], issue)
        lines = (workspace / issue["location"]["path"]).read_text("utf-8").count("\n")
        expect("the place is in the file", 1 <= issue["location"]["lines"]["begin"] <= lines, issue)


def main(source, binaries):
    source, binaries = (pathlib.Path(path).resolve() for path in (source, binaries))
    for tool in ("git", "jq"):
        if shutil.which(tool) is None:
            print(f"{tool} is not installed")
            return 77
    with tempfile.TemporaryDirectory() as temporary:
        folder = pathlib.Path(temporary)
        programs = folder / "programs"
        programs.mkdir()
        (programs / "apt-get").write_text(f'#!/bin/sh\necho "$@" >>"{folder}/apt-get.log"\n')
        (programs / "apt-get").chmod(0o755)
        # The commands come from the toolkit alone, so BIN is not in PATH.
        variables = repositories.environment(source, programs, folder)
        repositories.toolkit(source, binaries, folder / "toolkit", variables)
        try:
            test_github(source, folder / "toolkit", variables, folder)
            test_gitlab(source, folder / "toolkit", variables, folder)
            installed = (folder / "apt-get.log").read_text().splitlines()
            expect("what is installed", installed[:2] == ["update -q", "install -qy --no-install-recommends "
                                                          "ca-certificates git jq"], installed)
        except Failure as failure:
            print(failure)
            return 1
    return 0


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8")
    sys.exit(main(*sys.argv[1:]))
