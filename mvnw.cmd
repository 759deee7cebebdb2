@echo off
rem Runs the Maven version of .mvn\wrapper\maven-wrapper.properties with the given arguments.
rem This is the wrapper for Windows 10 and newer. The comment of mvnw describes what both do.
setlocal EnableExtensions DisableDelayedExpansion

set "MVNW_BASE=%~dp0"
set "MVNW_BASE=%MVNW_BASE:~0,-1%"
set "MVNW_mavenVersion="
set "MVNW_mavenSha512="
for /f "usebackq eol=# tokens=1,* delims==" %%K in ("%MVNW_BASE%\.mvn\wrapper\maven-wrapper.properties") do set "MVNW_%%K=%%L"
set "MVNW_ERROR=no mavenVersion or mavenSha512 in %MVNW_BASE%\.mvn\wrapper\maven-wrapper.properties"
if not defined MVNW_mavenVersion goto fail
if not defined MVNW_mavenSha512 goto fail

rem -- A JDK --
if not defined JAVA_HOME goto java_on_path
set "MVNW_JDK=%JAVA_HOME%\bin\"
set "MVNW_ERROR=JAVA_HOME is %JAVA_HOME%, where there is no JDK: install JDK 17 or newer and set JAVA_HOME to its directory"
goto check_java
:java_on_path
for %%J in (javac.exe) do set "MVNW_JDK=%%~dp$PATH:J"
set "MVNW_ERROR=no JDK found: install JDK 17 or newer and set JAVA_HOME to its directory"
:check_java
if not defined MVNW_JDK goto fail
if not exist "%MVNW_JDK%java.exe" goto fail
if not exist "%MVNW_JDK%javac.exe" goto fail

rem Runs java from its own directory, so that no quotes are needed inside the parentheses.
set "MVNW_JAVA="
pushd "%MVNW_JDK%"
for /f "tokens=3" %%V in ('.\java.exe -version 2^>^&1 ^| findstr version') do if not defined MVNW_JAVA set "MVNW_JAVA=%%~V"
popd
set "MVNW_MAJOR=17"
for /f "tokens=1 delims=.-+_" %%M in ("%MVNW_JAVA%") do set "MVNW_MAJOR=%%M"
set "MVNW_ERROR=the Java found is %MVNW_JAVA%: install JDK 17 or newer and set JAVA_HOME to its directory"
if %MVNW_MAJOR% LSS 17 goto fail

rem -- The pinned Maven --
set "MVNW_DISTS=%MAVEN_USER_HOME%"
if not defined MVNW_DISTS set "MVNW_DISTS=%USERPROFILE%\.m2"
set "MVNW_DISTS=%MVNW_DISTS%\wrapper\dists\keyfolio"
for %%D in ("%MVNW_DISTS%") do set "MVNW_DISTS=%%~fD"
set "MVNW_NAME=apache-maven-%MVNW_mavenVersion%"
set "MVNW_MAVEN=%MVNW_DISTS%\%MVNW_NAME%"
if exist "%MVNW_MAVEN%\bin\mvn.cmd" goto run

set "MVNW_ZIP=%MVNW_NAME%-bin.zip"
set "MVNW_URL=%MVNW_archive%/%MVNW_mavenVersion%/binaries/%MVNW_ZIP%"
set "MVNW_ERROR=cannot write to %MVNW_DISTS%: set MAVEN_USER_HOME to a directory that is yours"
set "MVNW_TRIES=0"
:make_directory
set /a MVNW_TRIES+=1
if %MVNW_TRIES% GTR 20 goto fail
set "MVNW_TMP=%MVNW_DISTS%\unpack.%RANDOM%%RANDOM%"
md "%MVNW_TMP%" 2>nul || goto make_directory
pushd "%MVNW_TMP%" || goto fail

echo mvnw: fetching Maven %MVNW_mavenVersion%, this once>&2

rem An mvn on the PATH uses the mirrors and proxies of the user.
for %%M in (mvn.cmd) do set "MVNW_MVN=%%~$PATH:M"
if not defined MVNW_MVN goto download
set "MVNW_USERS_BASEDIR=%MAVEN_BASEDIR%"
set "MAVEN_BASEDIR=%MVNW_TMP%"
call "%MVNW_MVN%" -q -B "org.apache.maven.plugins:maven-dependency-plugin:%MVNW_dependencyPluginVersion%:copy" "-Dartifact=org.apache.maven:apache-maven:%MVNW_mavenVersion%:zip:bin" "-DoutputDirectory=." <nul >mvn.log 2>&1
set "MAVEN_BASEDIR=%MVNW_USERS_BASEDIR%"
if exist "%MVNW_ZIP%" goto check_sum

:download
set "MVNW_ERROR=cannot fetch Maven %MVNW_mavenVersion%, neither with an mvn on the PATH nor from %MVNW_URL%"
if exist "%SystemRoot%\System32\curl.exe" "%SystemRoot%\System32\curl.exe" -fsSL --connect-timeout 30 --retry 2 -o download "%MVNW_URL%" 2>nul && ren download "%MVNW_ZIP%"
if exist "%MVNW_ZIP%" goto check_sum
powershell -NoProfile -NonInteractive -Command "$ErrorActionPreference = 'Stop'; $ProgressPreference = 'SilentlyContinue'; [Net.ServicePointManager]::SecurityProtocol = 'Tls12'; Invoke-WebRequest -UseBasicParsing -Uri $env:MVNW_URL -OutFile $env:MVNW_ZIP" >nul 2>nul || goto clean_and_fail
if not exist "%MVNW_ZIP%" goto clean_and_fail

rem certutil prints a title, the digest and a closing line.
:check_sum
set "MVNW_ACTUAL="
for /f "skip=1 delims=" %%H in ('certutil -hashfile %MVNW_ZIP% SHA512') do if not defined MVNW_ACTUAL set "MVNW_ACTUAL=%%H"
set "MVNW_ERROR=cannot check the download: certutil gave no SHA-512"
if not defined MVNW_ACTUAL goto clean_and_fail
set "MVNW_ERROR=the SHA-512 of %MVNW_ZIP% is not the one pinned, so it was not unpacked"
if /i not "%MVNW_ACTUAL: =%"=="%MVNW_mavenSha512%" goto clean_and_fail

set "MVNW_ERROR=cannot unpack %MVNW_ZIP%"
"%MVNW_JDK%jar.exe" xf "%MVNW_ZIP%" >nul 2>nul && goto unpacked
"%SystemRoot%\System32\tar.exe" -xf "%MVNW_ZIP%" >nul 2>nul || goto clean_and_fail
:unpacked

rem If another run was faster, the move fails and does not change the directory of that run.
move "%MVNW_NAME%" "%MVNW_DISTS%\" >nul 2>nul
popd
rd /s /q "%MVNW_TMP%" 2>nul
set "MVNW_ERROR=cannot create %MVNW_MAVEN%: remove it"
if not exist "%MVNW_MAVEN%\bin\mvn.cmd" goto fail

rem Maven runs without "call", which would change carets and percent signs in the arguments. This script does not continue after it.
:run
if not defined MAVEN_BASEDIR set "MAVEN_BASEDIR=%MVNW_BASE%"
"%MVNW_MAVEN%\bin\mvn.cmd" %*

:clean_and_fail
popd
rd /s /q "%MVNW_TMP%" 2>nul
:fail
setlocal EnableDelayedExpansion
echo mvnw: !MVNW_ERROR!>&2
exit /b 1
